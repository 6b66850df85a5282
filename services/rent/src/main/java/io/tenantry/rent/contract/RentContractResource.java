package io.tenantry.rent.contract;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.rent.contract.RentContract.Autopay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;

/** Rent contracts, for the resident who pays and the organization that is paid. */
@Path("/api/v1/rent/contracts")
@PermissionsAllowed(Permission.RENT_READ)
public class RentContractResource {
  private static final String CONTRACT = "The rent contract";
  private final RentContracts contracts;
  private final Caller caller;

  RentContractResource(RentContracts contracts, Caller caller) {
    this.contracts = contracts;
    this.caller = caller;
  }

  /** Request to change the automatic payment. */
  public record AutopayWish(@NotNull Boolean enabled, Optional<UUID> paymentMethodId) {}

  /** The caller's contracts, newest first. */
  @GET
  public Uni<Page<RentContract>> list(@Valid @BeanParam PageRequest page) {
    return contracts.list(caller, page);
  }

  /** One contract. */
  @GET
  @Path("/{id}")
  public Uni<RentContract> find(UUID id) {
    return contracts.find(caller, id).map(RentContractResource::orNotFound);
  }

  /** Switches autopay on or off; the contract's resident only, it is not there for others. */
  @PUT
  @PermissionsAllowed(Permission.RENT_AUTOPAY)
  @Path("/{id}/autopay")
  public Uni<RentContract> autopay(UUID id, @Valid @NotNull AutopayWish wish) {
    return contracts
        .set(caller, id, new Autopay(wish.enabled(), wish.paymentMethodId()))
        .map(RentContractResource::orNotFound);
  }

  private static RentContract orNotFound(Optional<RentContract> contract) {
    return contract.orElseThrow(() -> Problems.notFound(CONTRACT));
  }
}
