package io.tenantry.stripesim.paymentintent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import java.util.Optional;

/** Address at which the customer authenticates. */
public record NextAction(String publicUrl) {

  /** A redirect when there is somewhere to come back to, else the form for Stripe's own script. */
  public ObjectNode of(ObjectNode intent, Optional<String> returnUrl) {
    String url = publicUrl + "/c/authenticate/" + intent.get("id").asText();
    String type = returnUrl.isPresent() ? "redirect_to_url" : "use_stripe_sdk";
    ObjectNode action = Json.object().put("type", type);
    ObjectNode detail = action.putObject(type);
    if (returnUrl.isPresent()) {
      detail.put("return_url", returnUrl.get()).put("url", url);
    } else {
      detail.put("type", "three_d_secure_redirect").put("stripe_js", url);
    }
    return action;
  }
}
