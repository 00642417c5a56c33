package dev.penv.app;

/**
 * An event that the App subscribes to.
 *
 * @param name as the API has it
 * @param permission without which GitHub refuses the subscription
 * @param loss what does not work without it
 */
public record Subscription(String name, String permission, String loss) {}
