package io.tenantry.property.address;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The country exists, and what its addresses need is there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CompleteAddress.Check.class)
public @interface CompleteAddress {
  /** The message to the person about a missing field. */
  String message() default "is needed in addresses of this country";

  /** Bean Validation groups. */
  Class<?>[] groups() default {};

  /** Bean Validation payload. */
  Class<? extends Payload>[] payload() default {};

  /** The check behind the annotation; it blames each field. */
  final class Check implements ConstraintValidator<CompleteAddress, Addressed> {
    private static final String NO_COUNTRY = "must be an ISO 3166 code such as IN";

    @Override
    public boolean isValid(Addressed place, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      String country = place.country();
      if (country == null) {
        return true;
      }
      if (!AddressRules.isCountry(country)) {
        return blame(context, "country", NO_COUNTRY);
      }
      String missing = context.getDefaultConstraintMessageTemplate();
      boolean complete = true;
      if (AddressRules.needsState(country) && place.state().isEmpty()) {
        complete = blame(context, "state", missing);
      }
      if (AddressRules.needsPostalCode(country) && place.postalCode().isEmpty()) {
        complete = blame(context, "postalCode", missing);
      }
      return complete;
    }

    private static boolean blame(ConstraintValidatorContext context, String field, String message) {
      context
          .buildConstraintViolationWithTemplate(message)
          .addPropertyNode(field)
          .addConstraintViolation();
      return false;
    }
  }
}
