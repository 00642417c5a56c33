package dev.penv.task;

import java.util.List;

/**
 * Where one attempt lives on its machine. The supervisor's files are its own; the task writes only
 * into the folders that are named here.
 *
 * @param run the folder of the run, shared by its attempts, absolute
 */
public record RunDirectory(String run, int attempt) {
  public String path() {
    return run + "/attempt-" + attempt;
  }

  /** What the task is given to read. */
  public String input() {
    return path() + "/input";
  }

  public String output() {
    return path() + "/output";
  }

  public String measures() {
    return path() + "/measures";
  }

  /** Survives the attempt: the next one on this machine finds it again. */
  public String checkpoint() {
    return run + "/checkpoint";
  }

  /** What penv lays down for the task, which cannot change it. */
  String given() {
    return path() + "/given";
  }

  String given(String name) {
    return given() + "/" + name;
  }

  /** What a container has to have, writable, at the same places. */
  public List<String> writable() {
    return List.of(output(), measures(), checkpoint());
  }

  /** What a container has to have, read-only, at the same places. */
  public List<String> readable() {
    return List.of(input(), given());
  }

  String home() {
    return path() + "/home";
  }

  String temporary() {
    return path() + "/tmp";
  }

  /** The JSON file that {@code PENV_CONFIG} names. */
  String config() {
    return given("config.json");
  }

  /** What {@code Script.Shell} says. */
  String command() {
    return given("command.sh");
  }

  /** The supervisor's folder, closed to the task. */
  String control() {
    return path() + "/control";
  }

  String control(String name) {
    return control() + "/" + name;
  }

  String log() {
    return control("log");
  }
}
