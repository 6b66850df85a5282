package io.tenantry.auth.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A phone number that exists in its country's plan. Absent is valid. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PhoneNumber.Check.class)
@interface PhoneNumber {
  String message() default "must be a phone number, with country code outside India";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<PhoneNumber, String> {
    @Override
    public boolean isValid(String phone, ConstraintValidatorContext context) {
      return phone == null || Phones.e164(phone).isPresent();
    }
  }
}
