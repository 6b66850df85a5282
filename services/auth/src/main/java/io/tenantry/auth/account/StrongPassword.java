package io.tenantry.auth.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.Pattern;

/** The password policy of rules.md §1.2; Keycloak enforces it too. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StrongPassword.Check.class)
public @interface StrongPassword {
  String message() default
      "must have 12 to 128 characters, among them an upper-case letter, a lower-case letter,"
          + " a digit and a special character";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<StrongPassword, String> {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final List<Pattern> NEEDED =
        List.of(
            Pattern.compile("[A-Z]"),
            Pattern.compile("[a-z]"),
            Pattern.compile("[0-9]"),
            Pattern.compile("[^A-Za-z0-9]"));

    @Override
    public boolean isValid(String password, ConstraintValidatorContext context) {
      return password == null
          || (password.length() >= SHORTEST
              && password.length() <= LONGEST
              && NEEDED.stream().allMatch(needed -> needed.matcher(password).find()));
    }
  }
}
