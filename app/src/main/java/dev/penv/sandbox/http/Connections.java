package dev.penv.sandbox.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/** Breaks connections, as networks do. */
final class Connections {
  private Connections() {}

  /** Ends the connection of a request at once, with a TCP reset instead of an answer. */
  static void reset(Context context) {
    var request = ServletContextRequest.getServletContextRequest(context.req());
    var end = request.getConnectionMetaData().getConnection().getEndPoint();
    try {
      if (end instanceof SocketChannelEndPoint socket) {
        socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } finally {
      end.close();
    }
  }
}
