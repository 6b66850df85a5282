package io.tenantry.auth.link;

import io.tenantry.contracts.auth.LinkIssued;
import io.tenantry.contracts.auth.LinkMail;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Events about links: the fact, which lasts, and the mail, which does not. */
final class LinkFacts {
  private LinkFacts() {}

  static LinkIssued issued(UUID id, NewLink link, Instant at, Instant expiry) {
    return LinkIssued.newBuilder()
        .setLinkId(id)
        .setKind(link.kind().column())
        .setOrganizationId(link.organization().orElse(null))
        .setExpiresAt(expiry)
        .setIssuedAt(at)
        .build();
  }

  static LinkMail mail(UUID id, NewLink link, byte[] sealed, Instant at, Instant expiry) {
    return LinkMail.newBuilder()
        .setLinkId(id)
        .setKind(link.kind().column())
        .setEmail(link.email())
        .setOrganizationId(link.organization().orElse(null))
        .setDetails(link.payload())
        .setSealedSecret(ByteBuffer.wrap(sealed))
        .setExpiresAt(expiry)
        .setIssuedAt(at)
        .build();
  }
}
