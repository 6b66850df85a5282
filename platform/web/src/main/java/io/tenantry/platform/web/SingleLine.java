package io.tenantry.platform.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text stands in one line and can be seen: names, titles, subjects and whatever else is shown
 * in a line with others. Absent and blank texts are valid; {@code @NotBlank} refuses those.
 */
@Target({
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SingleLine.Check.class)
public @interface SingleLine {
  /** The message to the person. */
  String message() default "must be one line of text that can be seen";

  /** Bean Validation groups. */
  Class<?>[] groups() default {};

  /** Bean Validation payload. */
  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<SingleLine, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || (Texts.isOneLine(text) && !Texts.isInvisible(text));
    }
  }
}
