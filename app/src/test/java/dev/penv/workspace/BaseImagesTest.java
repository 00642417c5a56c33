package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseImagesTest {
  @Test
  void stagesAndScratchAreNoImages() {
    var dockerfile =
        """
        # syntax=docker/dockerfile:1
        FROM --platform=linux/amd64 golang:1.22 AS build
        RUN echo "FROM nothing"
        FROM scratch
        COPY --from=build /app /app
        from Build as again
        FROM debian:12
        """;
    assertThat(BaseImages.of(dockerfile, Map.of())).containsExactly("golang:1.22", "debian:12");
  }

  @Test
  void argumentsAreReplaced() {
    var dockerfile =
        """
        ARG REGISTRY=docker.io/library
        ARG VARIANT="bookworm"
        ARG TAG=${VARIANT}-slim
        FROM ${REGISTRY}/python:3.12-$TAG
        ARG VARIANT=late
        FROM ${OTHER:-alpine}:${VARIANT}
        """;
    assertThat(BaseImages.of(dockerfile, Map.of()))
        .containsExactly("docker.io/library/python:3.12-bookworm-slim", "alpine:bookworm");
    assertThat(BaseImages.of(dockerfile, Map.of("VARIANT", "bullseye", "REGISTRY", "mirror")))
        .first()
        .isEqualTo("mirror/python:3.12-bullseye-slim");
  }

  @Test
  void instructionsGoOnInTheNextLine() {
    assertThat(BaseImages.of("FROM \\\n  # why\n  debian:12 \\\n  AS base\nFROM base\n", Map.of()))
        .containsExactly("debian:12");
  }

  @Test
  void whatIsNoDockerfileHasNone() {
    assertThat(BaseImages.of("FROM\nFROM ${NOTHING}\n\\", Map.of())).isEmpty();
  }
}
