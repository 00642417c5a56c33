package dev.penv.web.page;

/**
 * Says why penv has no App yet.
 *
 * @param apps where the App that nobody has the key of is to be deleted, empty when there is none
 */
public record SetupEndPage(String problem, String remedy, String apps) {}
