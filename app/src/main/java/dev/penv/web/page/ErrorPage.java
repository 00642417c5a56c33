package dev.penv.web.page;

/** Says what went wrong. */
public record ErrorPage(String title, String sentence) {}
