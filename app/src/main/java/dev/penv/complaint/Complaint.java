package dev.penv.complaint;

/**
 * Why an ask cannot be met, and what to do instead. Goes back to the asker.
 *
 * @param problem one sentence in Markdown
 * @param remedy what the asker can do, one sentence in Markdown
 */
public record Complaint(Place place, String problem, String remedy) {}
