package io.tenantry.auth.settings;

import io.tenantry.platform.web.Currencies;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A currency people pay with. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsCurrency.Check.class)
@interface IsCurrency {
  String message() default "must be a currency of ISO 4217, such as INR";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<IsCurrency, String> {
    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
      return code == null || Currencies.isInCirculation(code);
    }
  }
}
