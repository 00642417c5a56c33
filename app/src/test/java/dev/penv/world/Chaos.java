package dev.penv.world;

import dev.penv.journal.Journal;
import dev.penv.journal.Signals;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Kills a simulated process at chosen moments, counted from 1: before and after each step's body,
 * and after its record. Once killed, the process does nothing any more, whichever thread asks.
 */
public final class Chaos {
  private final BiPredicate<Integer, String> deadly;
  private int moments;
  private boolean dead;

  private Chaos(BiPredicate<Integer, String> deadly) {
    this.deadly = deadly;
  }

  /** Each death kills one process; {@link #restart} begins the next. */
  public Chaos(Set<Integer> deaths) {
    this(among(Set.copyOf(deaths)));
  }

  private static BiPredicate<Integer, String> among(Set<Integer> deaths) {
    return (number, _) -> deaths.contains(number);
  }

  /** A process that dies at every moment of that name, such as {@code after Ledger.hold}. */
  public static Chaos at(String name) {
    return new Chaos((_, where) -> where.equals(name));
  }

  /** A moment to die in; fakes of the outside world have theirs before and after each effect. */
  public synchronized void moment(String where) {
    if (dead) throw new Killed(where);
    dead = deadly.test(++moments, where);
    if (dead) throw new Killed(where);
  }

  public synchronized void restart() {
    dead = false;
  }

  public synchronized boolean isDead() {
    return dead;
  }

  /** A port whose every call is mortal, before and after it takes effect. */
  public <T> T mortal(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              var name = port.getSimpleName() + "." + method.getName();
              moment("before " + name);
              try {
                var result = method.invoke(real, arguments);
                moment("after " + name);
                return result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  /** How many moments there were. */
  public synchronized int moments() {
    return moments;
  }

  /** A journal in which every step is mortal. */
  public Journal mortal(Journal journal) {
    return new MortalJournal(journal);
  }

  private final class MortalJournal implements Journal {
    private final Journal journal;

    MortalJournal(Journal journal) {
      this.journal = journal;
    }

    @Override
    public <T, E extends Exception> T step(String name, Class<T> type, Body<? extends T, E> body)
        throws E {
      T result =
          journal.step(
              name,
              type,
              () -> {
                moment("before " + name);
                var made = body.run();
                moment("after " + name);
                return made;
              });
      moment("recorded " + name);
      return result;
    }

    @Override
    public <E extends Exception> void once(String name, Act<E> act) throws E {
      journal.once(
          name,
          () -> {
            moment("before " + name);
            act.run();
            moment("after " + name);
          });
      moment("recorded " + name);
    }

    @Override
    public Journal in(String path) {
      return new MortalJournal(journal.in(path));
    }

    @Override
    public Signals signals() {
      return journal.signals();
    }
  }
}
