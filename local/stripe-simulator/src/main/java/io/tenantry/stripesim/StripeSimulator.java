package io.tenantry.stripesim;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;

/** A running simulator. */
public final class StripeSimulator implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Vertx vertx;
  private final int port;

  private StripeSimulator(Vertx vertx, int port) {
    this.vertx = vertx;
    this.port = port;
  }

  /** Listens when this returns. */
  public static StripeSimulator start(Settings settings) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      vertx
          .deployVerticle(new Simulation(settings))
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (RuntimeException e) {
      vertx.close();
      throw e;
    }
    return new StripeSimulator(vertx, settings.port());
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
