package io.tenantry.payment.choice;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;

/** Payment providers that an organization has chosen. */
@Path("/api/v1/payments/gateways")
@PermissionsAllowed(Permission.PAYMENT_GATEWAYS_READ)
public class ChoiceResource {
  private final Choices choices;
  private final Caller caller;

  ChoiceResource(Choices choices, Caller caller) {
    this.choices = choices;
    this.caller = caller;
  }

  /**
   * An organization's choice, and the available providers.
   *
   * @param items the currencies for which something was chosen; others go where they usually do
   */
  record Chosen(List<Provider> available, List<Choice> items) {}

  /**
   * Request to choose the providers for new payments in a currency.
   *
   * @param backup who takes them while the primary cannot be reached
   */
  record Wish(
      @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency of ISO 4217")
          String currency,
      @NotNull Provider primary,
      Provider backup) {

    Choice choice() {
      return new Choice(currency, primary, Optional.ofNullable(backup));
    }
  }

  /** Returns the organization's choice. */
  @GET
  public Uni<Chosen> list() {
    return choices.list(caller).map(items -> new Chosen(choices.available(), items));
  }

  /** Chooses for one currency. Payments that have begun stay where they are. */
  @PUT
  @PermissionsAllowed(Permission.PAYMENT_GATEWAYS_WRITE)
  public Uni<Choice> choose(@NotNull @Valid Wish wish) {
    return choices.choose(caller, wish.choice());
  }
}
