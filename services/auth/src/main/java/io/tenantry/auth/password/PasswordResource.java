package io.tenantry.auth.password;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.account.StrongPassword;
import io.tenantry.auth.email.Emails;
import io.tenantry.platform.identity.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Changing a password, and getting a new one when the old is forgotten. */
@Path("/api/v1/auth")
public class PasswordResource {
  private static final Answer ON_ITS_WAY =
      new Answer("If there is an account with this e-mail, a link is on its way to it.");
  private final Passwords passwords;
  private final ForgottenPasswords forgotten;
  private final Caller caller;

  PasswordResource(Passwords passwords, ForgottenPasswords forgotten, Caller caller) {
    this.passwords = passwords;
    this.forgotten = forgotten;
    this.caller = caller;
  }

  /** Request for a new password by somebody who forgot theirs. */
  record Forgotten(@NotBlank @Size(max = 255) @Pattern(regexp = "\\P{Cntrl}*") String email) {
    Forgotten {
      email = Emails.canonical(email);
    }
  }

  /** The same whoever asks. */
  record Answer(String message) {}

  /** A new password, with the token of the link that was sent. */
  record Reset(@NotBlank @Size(max = 100) String token, @NotNull @StrongPassword String password) {
    @Override
    public String toString() {
      return "Reset";
    }
  }

  /** A new password of somebody who knows the old one. */
  record Change(
      @NotBlank @Size(max = 128) String currentPassword,
      @NotNull @StrongPassword String newPassword) {
    @Override
    public String toString() {
      return "Change";
    }
  }

  /** Sends a link to choose a new password, if there is an account; the answer never tells. */
  @POST
  @Path("/forgot-password")
  @PermitAll
  @ResponseStatus(202)
  public Uni<Answer> forgot(@NotNull @Valid Forgotten who) {
    return forgotten.ask(who.email()).replaceWith(ON_ITS_WAY);
  }

  /** Sets a new password with the token of the link. Ends all sessions. */
  @POST
  @Path("/reset-password")
  @PermitAll
  public Uni<Void> reset(@NotNull @Valid Reset reset) {
    return passwords.reset(reset.token(), reset.password());
  }

  /** Changes the caller's password. Ends all sessions, this one too. */
  @PUT
  @Path("/me/password")
  @Authenticated
  public Uni<Void> change(@NotNull @Valid Change change) {
    return passwords.change(caller, change.currentPassword(), change.newPassword());
  }
}
