package io.tenantry.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/**
 * Puts a {@link ConnectionWatch} on every connection as it is accepted. The server offers no place
 * for that before a request's head is there, so it is put where the server accepts.
 */
@Singleton
class ConnectionLimits {
  private static final String NAME = "connection-limits";
  private final Vertx vertx;
  private final ConnectionSettings settings;
  private final ConnectionCount count;

  ConnectionLimits(Vertx vertx, ConnectionSettings settings, ConnectionCount count) {
    this.vertx = vertx;
    this.settings = settings;
    this.count = count;
  }

  void install(@ObservesAsync HttpServerStart started) {
    for (EventExecutor executor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
      if (executor instanceof SingleThreadEventLoop loop) {
        loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(this::guard));
      }
    }
  }

  private void guard(Channel channel) {
    if (channel instanceof ServerChannel server && server.pipeline().get(NAME) == null) {
      server.pipeline().addFirst(NAME, new Accepted());
    }
  }

  @Sharable
  private final class Accepted extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
      if (accepted instanceof Channel connection) {
        connection.pipeline().addFirst(new ConnectionWatch(settings, count));
      }
      server.fireChannelRead(accepted);
    }
  }
}
