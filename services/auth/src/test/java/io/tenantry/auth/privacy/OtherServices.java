package io.tenantry.auth.privacy;

import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The services that auth asks about personal data, besides itself. */
public final class OtherServices {
  private OtherServices() {}

  /** Their names. */
  public static List<String> names() {
    return ConfigProvider.getConfig().getValues("tenantry.privacy.services", String.class).stream()
        .filter(name -> !name.equals("auth"))
        .toList();
  }
}
