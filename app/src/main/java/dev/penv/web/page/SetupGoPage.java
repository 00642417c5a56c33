package dev.penv.web.page;

/**
 * Takes the manifest to GitHub, by itself or by a button.
 *
 * @param github as people call it
 * @param action where GitHub takes manifests
 * @param manifest JSON
 */
public record SetupGoPage(String github, String action, String manifest) {}
