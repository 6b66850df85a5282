package io.tenantry.property.property;

import io.tenantry.platform.web.BoundedInput;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** House rules are named, and each says yes or no, a number, a text or a few texts. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HouseRules.Check.class)
public @interface HouseRules {
  /** The message to the person. */
  String message() default
      "must be true or false, numbers below 10^15, texts of at most 1000 characters that can be"
          + " kept, or up to 20 such texts";

  /** Bean Validation groups. */
  Class<?>[] groups() default {};

  /** Bean Validation payload. */
  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<HouseRules, Map<String, Object>> {
    private static final int LONGEST = 1_000;
    private static final int MOST = 20;
    private static final double LARGEST = 1e15;

    @Override
    public boolean isValid(Map<String, Object> rules, ConstraintValidatorContext context) {
      return rules == null
          || (rules.keySet().stream().allMatch(BoundedInput::isKeepable)
              && rules.values().stream().allMatch(Check::says));
    }

    private static boolean says(Object rule) {
      return switch (rule) {
        case List<?> texts -> texts.size() <= MOST && texts.stream().allMatch(Check::isText);
        case Boolean yes -> true;
        // not a number is no number either
        case Number number -> Math.abs(number.doubleValue()) < LARGEST;
        case null -> false;
        default -> isText(rule);
      };
    }

    private static boolean isText(Object rule) {
      return rule instanceof String text
          && text.length() <= LONGEST
          && BoundedInput.isKeepable(text);
    }
  }
}
