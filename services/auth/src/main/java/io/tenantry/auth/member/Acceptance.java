package io.tenantry.auth.member;

import io.tenantry.auth.account.StrongPassword;
import io.tenantry.auth.name.PlainName;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Accepts an invitation. The owner of an account with a proven e-mail sends the token alone, or
 * their password with it; everybody else gets an account, or theirs back, by sending a password and
 * their name too.
 */
record Acceptance(
    @NotBlank @Size(max = 200) String token,
    @StrongPassword String password,
    @SingleLine @PlainName @Size(max = 100) String firstName,
    @SingleLine @PlainName @Size(max = 100) String lastName) {

  Acceptance {
    firstName = firstName == null ? null : firstName.trim();
    lastName = lastName == null ? null : lastName.trim();
  }

  @Override
  public String toString() {
    return "Acceptance";
  }
}
