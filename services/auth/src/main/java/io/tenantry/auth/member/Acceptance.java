package io.tenantry.auth.member;

import io.tenantry.auth.account.StrongPassword;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Accepts an invitation. Who has an account sends the token alone; everybody else gets one by
 * sending a password and their name too.
 */
record Acceptance(
    @NotBlank @Size(max = 200) String token,
    @StrongPassword String password,
    @Size(max = 100) @SingleLine String firstName,
    @Size(max = 100) @SingleLine String lastName) {

  Acceptance {
    firstName = firstName == null ? null : firstName.trim();
    lastName = lastName == null ? null : lastName.trim();
  }

  @Override
  public String toString() {
    return "Acceptance";
  }
}
