package live.dvmdash.relay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import live.dvmdash.event.Event;

/**
 * A relay on the loopback interface, which answers as NIP-01 says unless its {@link RelaySetup}
 * says otherwise. Keeps a record of what it was asked.
 *
 * <pre>{@code
 * try (TestRelay relay = TestRelay.with(events).cap(100).start()) {
 *   … relay.url() … relay.requests() …
 * }
 * }</pre>
 */
public final class TestRelay implements AutoCloseable {

  private static final int TOO_MANY_REQUESTS = 429;

  private final RelaySetup setup;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Lock changing = new ReentrantLock();
  private volatile EventStore store;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Authentication> authentications = new ConcurrentLinkedQueue<>();
  private final Queue<String> closes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pings = new AtomicInteger();
  private volatile int refusal = RelaySetup.OPEN;

  TestRelay(RelaySetup setup) throws IOException {
    this.setup = setup;
    this.store = setup.store();
    this.server = setup.sockets().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::acceptAll);
  }

  /** A relay that has these events, still to be started. */
  public static RelaySetup with(Collection<Event> events) {
    return new RelaySetup().and(events);
  }

  /** A relay that has nothing, still to be started. */
  public static RelaySetup empty() {
    return new RelaySetup();
  }

  /** The address, as a client normalises it. */
  public String url() {
    return (setup.isSecure() ? "wss" : "ws") + "://127.0.0.1:" + server.getLocalPort();
  }

  /** The same address in another spelling. */
  public String otherUrl() {
    return (setup.isSecure() ? "WSS" : "Ws") + "://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** Every REQ so far, in the order of their arrival. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The subscriptions that clients have ended with CLOSE, in the order of arrival. */
  public List<String> closes() {
    return List.copyOf(closes);
  }

  /** Every AUTH so far. */
  public List<Authentication> authentications() {
    return List.copyOf(authentications);
  }

  /** TCP connections so far, also those that were refused a WebSocket. */
  public int connections() {
    return connections.get();
  }

  /** WebSockets that are open now. */
  public int openConnections() {
    return open.size();
  }

  /** WebSocket pings that were received. */
  public int pings() {
    return pings.get();
  }

  /** Adds an event and sends it to everyone who has a subscription that it matches. */
  public void publish(Event event) {
    publish(StoredEvent.of(event));
  }

  /** The same for an event that may be wrong in some way. */
  public void publish(byte[] event) {
    publish(StoredEvent.of(event));
  }

  private void publish(StoredEvent stored) {
    changing.lock();
    try {
      store = store.with(stored);
    } finally {
      changing.unlock();
    }
    open.forEach(connection -> connection.offer(stored));
  }

  /** Drops every connection without a word; new ones are accepted. */
  public void dropAll() {
    open.forEach(Connection::drop);
  }

  /** Drops every connection and refuses new ones with a status of HTTP from now on. */
  public void refuseWith(int httpStatus) {
    refusal = httpStatus;
    dropAll();
  }

  /** Refuses nobody any more, apart from those whom it was set up to refuse. */
  public void relent() {
    refusal = RelaySetup.OPEN;
  }

  /** Refuses TCP connections from now on. */
  public void stopListening() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends everything. */
  @Override
  public void close() {
    stopListening();
    threads.shutdownNow();
    sockets.forEach(TestRelay::end);
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a thread of the relay does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  EventStore store() {
    return store;
  }

  void record(Request request) {
    requests.add(request);
  }

  void record(Authentication authentication) {
    authentications.add(authentication);
  }

  void recordClose(String subscription) {
    closes.add(subscription);
  }

  void recordPing() {
    pings.incrementAndGet();
  }

  private void acceptAll() {
    while (true) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true); // as relays do; else each answer waits for an acknowledgement
        sockets.add(socket);
        int number = connections.incrementAndGet();
        if (number == setup.lastConnection()) {
          server.close();
        }
        threads.execute(() -> serve(socket, number));
      } catch (IOException | RejectedExecutionException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      Frames frames =
          new Frames(socket.getInputStream(), socket.getOutputStream(), setup.largestFrame());
      Handshake handshake = Handshake.read(frames);
      if (!handshake.isUpgrade()) {
        handshake.answer(200, "application/nostr+json", setup.information());
        return;
      }
      Connection connection = new Connection(this, setup, socket, frames, number);
      int status = admit(connection, status(number));
      if (status == RelaySetup.OPEN) {
        converse(connection, handshake);
      } else if (status == RelaySetup.SILENT) {
        frames.line();
      } else {
        handshake.answer(status, "text/plain", "no");
      }
    } catch (IOException gone) {
      // What tests are about is what the client makes of it.
    } finally {
      sockets.remove(socket);
    }
  }

  private int status(int connection) {
    return refusal == RelaySetup.OPEN ? setup.status(connection) : refusal;
  }

  private int admit(Connection connection, int status) {
    if (status != RelaySetup.OPEN) {
      return status;
    }
    changing.lock();
    try {
      if (setup.onlyOneConnectionAllowed() && !open.isEmpty()) {
        return TOO_MANY_REQUESTS;
      }
      open.add(connection);
      return RelaySetup.OPEN;
    } finally {
      changing.unlock();
    }
  }

  private void converse(Connection connection, Handshake handshake) throws IOException {
    try {
      handshake.accept();
      threads.execute(connection::write);
      connection.read();
    } finally {
      open.remove(connection);
      connection.drop();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to be closed.
    }
  }
}
