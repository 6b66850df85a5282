package io.tenantry.auth.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;

/** A time zone of the IANA database. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsTimeZone.Check.class)
@interface IsTimeZone {
  String message() default "must be a time zone such as Asia/Kolkata";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<IsTimeZone, String> {
    @Override
    public boolean isValid(String zone, ConstraintValidatorContext context) {
      return zone == null || ZoneId.getAvailableZoneIds().contains(zone);
    }
  }
}
