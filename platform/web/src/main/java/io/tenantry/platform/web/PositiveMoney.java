package io.tenantry.platform.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.joda.money.Money;

/** The amount is above zero; with {@link #orZero()} zero is fine too. Absent money is valid. */
@Target({
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PositiveMoney.Check.class)
public @interface PositiveMoney {
  /** True when zero is allowed. */
  boolean orZero() default false;

  /** The message to the person. */
  String message() default "must not be negative, and above zero where a price is due";

  /** Bean Validation groups. */
  Class<?>[] groups() default {};

  /** Bean Validation payload. */
  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<PositiveMoney, Money> {
    private boolean orZero;

    @Override
    public void initialize(PositiveMoney annotation) {
      orZero = annotation.orZero();
    }

    @Override
    public boolean isValid(Money money, ConstraintValidatorContext context) {
      return money == null || money.isPositive() || (orZero && money.isZero());
    }
  }
}
