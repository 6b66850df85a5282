package io.tenantry.auth.privacy.erasure;

import io.tenantry.contracts.auth.ErasureMail;
import io.tenantry.contracts.privacy.ErasureDone;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.ErasureRefused;
import io.tenantry.contracts.privacy.ErasureRequested;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events about erasures, and requests to the services. */
final class ErasureFacts {
  private ErasureFacts() {}

  static ErasureProposed proposed(UUID erasure, UUID person, List<String> services) {
    return new ErasureProposed(erasure, person, services);
  }

  static ErasureRequested requested(UUID erasure, UUID person, Instant at) {
    return new ErasureRequested(erasure, person, at);
  }

  static ErasureOrdered ordered(UUID erasure, UUID person, List<String> services) {
    return new ErasureOrdered(erasure, person, services);
  }

  static ErasureRefused refused(UUID erasure, UUID person, List<String> reasons) {
    return new ErasureRefused(erasure, person, reasons);
  }

  static ErasureDone done(UUID erasure, List<String> kept, Instant at) {
    return new ErasureDone(erasure, kept, at);
  }

  /** The last e-mail to somebody; its topic does not last. */
  static ErasureMail mail(UUID erasure, byte[] receiver, List<String> kept, Instant at) {
    return new ErasureMail(erasure, ByteBuffer.wrap(receiver), kept, at);
  }
}
