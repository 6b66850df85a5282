package io.tenantry.auth.name;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Name of a person, an organization or a key. It stands in e-mails to people who do not know who
 * wrote it, so it leads nowhere. {@code @SingleLine} keeps it to one line.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainName.Check.class)
public @interface PlainName {
  String message() default "must be a name, without a web or e-mail address";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<PlainName, String> {
    @Override
    public boolean isValid(String name, ConstraintValidatorContext context) {
      return name == null || !Names.leadsSomewhere(name);
    }
  }
}
