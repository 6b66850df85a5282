package io.tenantry.platform.files;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Settings of the file store: any server that speaks S3. */
@ConfigMapping(prefix = "tenantry.files")
interface FileSettings {
  /** Returns the address for the service. */
  URI endpoint();

  /** Returns the address for clients. */
  URI publicEndpoint();

  /** Region in signatures. */
  String region();

  /** The bucket; it exists. */
  String bucket();

  /** Access key id. */
  String accessKey();

  /** Secret access key. */
  String secretKey();

  /** Before every key. */
  Optional<String> prefix();

  /** {@code host:port} of a clamd; absent: uploads are not scanned. */
  Optional<String> clamd();

  /**
   * A command that makes a JPEG of a HEIC, given both paths, such as {@code heif-convert}; absent:
   * HEIC is refused.
   */
  Optional<String> heicConverter();
}
