package io.tenantry.auth.email;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An address somebody can get e-mail at, in canonical form. Absent is valid. */
@Target({
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.Check.class)
public @interface EmailAddress {
  String message() default
      "must be an e-mail address that gets mail, such as asha.rao@example.com: letters, digits and"
          + " . _ % + - ' before the @, no two dots in a row";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<EmailAddress, String> {
    @Override
    public boolean isValid(String email, ConstraintValidatorContext context) {
      return email == null || Emails.isAddress(email);
    }
  }
}
