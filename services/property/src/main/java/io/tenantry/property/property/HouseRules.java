package io.tenantry.property.property;

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
  /** What the person reads. */
  String message() default
      "must be true or false, numbers, texts of at most 1000 characters, or up to 20 such texts";

  /** Bean Validation groups. */
  Class<?>[] groups() default {};

  /** Bean Validation payload. */
  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<HouseRules, Map<String, Object>> {
    private static final int LONGEST = 1_000;
    private static final int MOST = 20;

    @Override
    public boolean isValid(Map<String, Object> rules, ConstraintValidatorContext context) {
      return rules == null || rules.values().stream().allMatch(Check::says);
    }

    private static boolean says(Object rule) {
      return switch (rule) {
        case List<?> texts -> texts.size() <= MOST && texts.stream().allMatch(Check::isText);
        case Boolean yes -> true;
        case Number number -> true;
        case null -> false;
        default -> isText(rule);
      };
    }

    private static boolean isText(Object rule) {
      return rule instanceof String text && text.length() <= LONGEST;
    }
  }
}
