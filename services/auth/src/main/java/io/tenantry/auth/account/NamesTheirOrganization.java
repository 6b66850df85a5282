package io.tenantry.auth.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A landlord says what their organization is called. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NamesTheirOrganization.Check.class)
@interface NamesTheirOrganization {
  String message() default "is required of a landlord";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation. */
  final class Check implements ConstraintValidator<NamesTheirOrganization, Registration> {
    @Override
    public boolean isValid(Registration registration, ConstraintValidatorContext context) {
      String name = registration.organizationName();
      if (registration.accountType() != AccountType.LANDLORD || (name != null && !name.isBlank())) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode("organizationName")
          .addConstraintViolation();
      return false;
    }
  }
}
