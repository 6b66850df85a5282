package io.tenantry.property.price;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Rent and deposit are in one currency. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneCurrency.Check.class)
public @interface OneCurrency {
  /** The message to the person. */
  String message() default "must be in the currency of the rent";

  /** Bean Validation groups. */
  Class<?>[] groups() default {};

  /** Bean Validation payload. */
  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation; it blames the deposit. */
  final class Check implements ConstraintValidator<OneCurrency, Priced> {
    @Override
    public boolean isValid(Priced priced, ConstraintValidatorContext context) {
      if (priced.rent() == null
          || priced.deposit() == null
          || priced.rent().isSameCurrency(priced.deposit())) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("deposit")
          .addConstraintViolation();
      return false;
    }
  }
}
