package io.tenantry.notification.email;

import io.tenantry.platform.encryption.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Targets of links in e-mails. */
@ApplicationScoped
class Links {
  private final FieldCipher cipher;
  private final String publicUrl;
  private final String webUrl;

  Links(
      FieldCipher cipher,
      @ConfigProperty(name = "tenantry.public-url") String publicUrl,
      @ConfigProperty(name = "tenantry.web-url") String webUrl) {
    this.cipher = cipher;
    this.publicUrl = publicUrl;
    this.webUrl = webUrl;
  }

  /** The page it was written for, with the secret unsealed, or the front door. */
  String in(Letter letter) {
    return letter.link().map(this::unsealed).orElse(publicUrl);
  }

  private String unsealed(SealedLink link) {
    return webUrl
        + "/"
        + link.path()
        + "?token="
        + cipher.decrypt(link.cipher(), "link/" + link.id());
  }
}
