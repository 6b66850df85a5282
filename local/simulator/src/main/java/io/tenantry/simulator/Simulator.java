package io.tenantry.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** A running simulator. */
public final class Simulator implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Simulator.class.getName());
  private static final long PATIENCE_SECONDS = 30;

  private final Vertx vertx;

  private Simulator(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Runs until the process is ended. */
  public static void run(Place place, Provider provider) {
    Simulator simulator = start(place, provider);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    LOG.info(() -> "Simulator of " + provider.name() + " on port " + place.port());
  }

  /** Listens when this returns. */
  public static Simulator start(Place place, Provider provider) {
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
          .deployVerticle(new Simulation(place, provider))
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (RuntimeException e) {
      vertx.close();
      throw e;
    }
    return new Simulator(vertx);
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
