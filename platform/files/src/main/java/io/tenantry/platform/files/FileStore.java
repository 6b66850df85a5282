package io.tenantry.platform.files;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The objects behind files. The bucket is private; whoever gets a link gets it for a short while.
 * Calls block unless they say so, and belong on worker threads.
 */
@ApplicationScoped
public class FileStore {
  /** Lifetime of a link. */
  public static final Duration LINK_LIFE = Duration.ofMinutes(10);

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String bucket;
  private final String prefix;

  FileStore(FileSettings settings) {
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    Region region = Region.of(settings.region());
    this.bucket = settings.bucket();
    this.prefix = settings.prefix().orElse("");
    this.s3 =
        S3Client.builder()
            .endpointOverride(settings.endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(Duration.ofSeconds(10)))
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(settings.publicEndpoint())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
  }

  /** Object under a key. */
  record Seen(long size, String eTag) {}

  /** An object of a listing. */
  public record Stored(String key, Instant since) {}

  /** Signs an upload; pure computation. */
  public PendingFile upload(Announced file) {
    var signed =
        presigner.presignPutObject(
            request ->
                request
                    .signatureDuration(LINK_LIFE)
                    .putObjectRequest(
                        put ->
                            put.bucket(bucket)
                                .key(prefix + file.uploadKey())
                                .contentType(file.contentType())
                                .contentLength(file.size())));
    Map<String, String> headers =
        signed.signedHeaders().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    return new PendingFile(URI.create(signed.url().toString()), headers);
  }

  /** Signs a link to look at something; pure computation. */
  public URI link(String key) {
    return signed(key, Optional.empty());
  }

  /** Signs a link that saves the file under its name; pure computation. */
  public URI download(String key, String fileName) {
    String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    return signed(key, Optional.of("attachment; filename*=UTF-8''" + encoded));
  }

  private URI signed(String key, Optional<String> disposition) {
    return URI.create(
        presigner
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(LINK_LIFE)
                        .getObjectRequest(
                            get -> {
                              get.bucket(bucket).key(prefix + key);
                              disposition.ifPresent(get::responseContentDisposition);
                            }))
            .url()
            .toString());
  }

  Optional<Seen> see(String key) {
    try {
      var head = s3.headObject(request -> request.bucket(bucket).key(prefix + key));
      return Optional.of(new Seen(head.contentLength(), head.eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Reads what was seen into a new file; fails with status 412 when it is another one by now. */
  void read(String key, Seen seen, Path into) {
    s3.getObject(get -> get.bucket(bucket).key(prefix + key).ifMatch(seen.eTag()), into);
  }

  /** Keeps an object. */
  public void put(String key, Path content, String contentType) {
    s3.putObject(
        put -> put.bucket(bucket).key(prefix + key).contentType(contentType),
        RequestBody.fromFile(content));
  }

  /** Deletes objects; those that are not there are no matter. */
  public void delete(List<String> keys) {
    for (String key : keys) {
      s3.deleteObject(delete -> delete.bucket(bucket).key(prefix + key));
    }
  }

  /** All objects below a folder, page by page as they are read. */
  public Stream<List<Stored>> pages(String folder) {
    return s3
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + folder))
        .stream()
        .map(
            page ->
                page.contents().stream()
                    .map(
                        object ->
                            new Stored(
                                object.key().substring(prefix.length()), object.lastModified()))
                    .toList());
  }

  @PreDestroy
  void close() {
    s3.close();
    presigner.close();
  }
}
