package dev.penv;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of packages in DESIGN.md, held against the byte code. */
class ArchitectureTest {
  private static final String PENV = "dev.penv";
  private static final JavaClasses EVERYTHING = new ClassFileImporter().importPackages(PENV);
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(PENV);

  /** Packages that only decide: the same answer for the same values, whenever and wherever. */
  private static final Set<String> PURE =
      words(
          "hardware money complaint document command environment container run policy placement"
              + " measure report app");

  /** All that a run's life is put together from. */
  private static final Set<String> PARTS =
      with(
          PURE,
          "journal github remote event machine boot workspace task archive secret runner devhost"
              + " template");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("hardware", Set.of("complaint")),
          entry("money", Set.of()),
          entry("complaint", Set.of()),
          entry("document", Set.of("complaint")),
          entry("journal", Set.of()),
          entry("github", Set.of()),
          entry("remote", Set.of()),
          entry("event", Set.of("github")),
          entry("app", Set.of("github")),
          entry("command", words("hardware complaint money run github")),
          entry("environment", words("hardware money github complaint document")),
          entry("template", words("complaint document environment")),
          entry("container", words("complaint hardware document environment github")),
          entry("run", words("environment hardware github measure money")),
          entry("machine", words("hardware money run github remote")),
          entry("policy", words("command run hardware money github complaint document")),
          entry("placement", words("machine hardware money")),
          entry("boot", words("machine environment run")),
          entry(
              "workspace",
              words("remote environment container hardware complaint document run archive github")),
          entry("task", words("remote workspace run environment github archive measure")),
          entry("archive", Set.of()),
          entry("secret", Set.of()),
          entry("runner", words("github machine run remote")),
          entry("devhost", words("machine remote run")),
          entry("measure", words("environment complaint")),
          entry("report", with(PURE, "github machine template")),
          entry("lifecycle", PARTS),
          entry(
              "web",
              words(
                  "event lifecycle report run archive measure policy environment github money"
                      + " complaint secret login app")),
          entry("store", with(PARTS, "lifecycle login")),
          entry("login", words("github secret")),
          entry("sandbox", Set.of()),
          entry("bench", with(PARTS, "lifecycle web store sandbox")));

  /** What an adapter may use on top of what its parent package may use. */
  private static final Map<String, Set<String>> ADAPTERS =
      Map.of(
          "machine", Set.of("machine", "remote"),
          "github", Set.of("github"),
          "workspace", Set.of("workspace"));

  /** Foreign packages and the only packages of ours that may see them. */
  private static final Map<String, Set<String>> SDKS =
      Map.ofEntries(
          entry("com.azure", Set.of("machine.azure")),
          entry("software.amazon.awssdk", Set.of("machine.aws")),
          entry("com.google.cloud", Set.of("machine.gcp")),
          entry("io.fabric8", Set.of("machine.kubernetes")),
          entry("org.kohsuke", Set.of("github.client")),
          entry("net.schmizz", Set.of("remote")),
          entry("com.github.dockerjava", Set.of("workspace.docker")),
          entry("org.eclipse.jgit", Set.of("workspace", "sandbox")),
          entry("io.javalin", Set.of("web", "sandbox")),
          entry("java.sql", Set.of("store")),
          entry("javax.sql", Set.of("store")),
          entry("org.jdbi", Set.of("store")),
          entry("org.flywaydb", Set.of("store")),
          entry("org.sqlite", Set.of("store")),
          entry("org.postgresql", Set.of("store")));

  /** They look like input and output but stay in memory; parsers ask for them. */
  private static final Class<?>[] IN_MEMORY = {
    ByteArrayInputStream.class,
    ByteArrayOutputStream.class,
    IOException.class,
    Serializable.class,
    StringReader.class,
    StringWriter.class,
    UncheckedIOException.class,
    URI.class,
    URISyntaxException.class,
    URLDecoder.class,
    URLEncoder.class
  };

  private static final DescribedPredicate<JavaClass> OUTSIDE =
      resideInAnyPackage(
              "java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "javax.net..")
          .and(not(belongToAnyOf(IN_MEMORY)));

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(PENV + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void everyPackageHasItsPlaceInTheTable() {
    var packages =
        PRODUCT.getPackage(PENV).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .collect(Collectors.toSet());
    assertThat(MAY_USE.keySet()).containsAll(packages);
  }

  @ParameterizedTest(name = "{0} uses only {1}")
  @MethodSource("arrows")
  void arrowsPointDown(String name, Set<String> allowed) {
    classes()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(PENV + "..").or(inOneOf(with(allowed, name))))
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  static Stream<Arguments> arrows() {
    return MAY_USE.entrySet().stream()
        .map(arrow -> arguments(arrow.getKey(), reach(arrow.getKey(), arrow.getValue())));
  }

  private static Set<String> reach(String name, Set<String> parents) {
    return union(parents, ADAPTERS.getOrDefault(name, Set.of()));
  }

  @Test
  void adaptersAreKnownToTheRootAlone() {
    for (var parent : ADAPTERS.keySet()) {
      var adapters = PENV + "." + parent + ".(*)..";
      noClasses()
          .that()
          .resideOutsideOfPackages(PENV, adapters, ours("bench"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(adapters)
          .allowEmptyShould(true)
          .check(PRODUCT);
    }
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    for (var parent : ADAPTERS.keySet()) {
      slices()
          .matching(PENV + "." + parent + ".(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true)
          .check(PRODUCT);
    }
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @MethodSource("sdks")
  void sdksStopAtTheirAdapter(String sdk, Set<String> homes) {
    noClasses()
        .that(not(inOneOf(homes)))
        .should()
        .dependOnClassesThat(resideInAPackage(sdk + ".."))
        .check(PRODUCT);
  }

  static Stream<Arguments> sdks() {
    return SDKS.entrySet().stream().map(sdk -> arguments(sdk.getKey(), sdk.getValue()));
  }

  @Test
  void purePackagesTouchNoInputNoOutputAndNoClock() {
    noClasses()
        .that(inOneOf(PURE))
        .should()
        .dependOnClassesThat(
            describe("do input or output or tell the time", ArchitectureTest::isOutside))
        .check(PRODUCT);
  }

  private static boolean isOutside(JavaClass type) {
    return OUTSIDE.test(type)
        || type.isAssignableTo(InstantSource.class)
        || type.isAssignableTo(Process.class)
        || type.isAssignableTo(ProcessBuilder.class);
  }

  @Test
  void onlyConfigReadsTheEnvironment() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(PENV + ".Config")
        .should()
        .accessTargetWhere(calls("reads the environment", System.class, "getenv"))
        .check(PRODUCT);
  }

  @Test
  void onlyMainMakesAClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(PENV + ".Main")
        .should()
        .accessTargetWhere(describe("reads the computer's clock", ArchitectureTest::readsClock))
        .check(PRODUCT);
  }

  private static boolean readsClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getTarget().getName();
    return (owner.getPackageName().equals("java.time") && name.equals("now"))
        || (owner.isEquivalentTo(Clock.class) && !name.equals("instant") && !name.equals("fixed"))
        || (owner.isEquivalentTo(InstantSource.class) && name.startsWith("system"))
        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || (owner.isEquivalentTo(Date.class) && name.equals("<init>"));
  }

  @Test
  void onlyMeasuringReadsTheStopwatch() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ours("bench"))
        .and()
        .haveSimpleNameNotContaining("Metrics")
        .should()
        .accessTargetWhere(calls("reads the stopwatch", System.class, "nanoTime"))
        .check(PRODUCT);
  }

  @Test
  void onlyTheDemoOpensTheSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ours("sandbox"), ours("bench"))
        .and()
        .haveNameNotMatching("dev\\.penv\\.(Main|Demo).*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ours("sandbox"))
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        Stream.concat(
                Stream.of(EVERYTHING.getPackage(PENV)),
                EVERYTHING.getPackage(PENV).getSubpackagesInTree().stream())
            .filter(place -> place.getClasses().stream().anyMatch(type -> !isGenerated(type)))
            .filter(place -> !place.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName);
    assertThat(unmarked).isEmpty();
  }

  /** The compiled templates of jte. */
  private static boolean isGenerated(JavaClass type) {
    return type.getSimpleName().startsWith("Jte") && type.getSimpleName().endsWith("Generated");
  }

  @Test
  void packagesAreNamedAfterWhatTheyDo() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..model..", "..core..", "..service..")
        .check(EVERYTHING);
  }

  @Test
  void typesAreNamedAfterWhatTheyAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Info|Data)(\\$.*)?")
        .check(EVERYTHING);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, Class<?> owner, String method) {
    return describe(
        what,
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(method));
  }

  private static DescribedPredicate<JavaClass> inOneOf(Set<String> names) {
    return resideInAnyPackage(names.stream().map(ArchitectureTest::ours).toArray(String[]::new));
  }

  private static String ours(String name) {
    return PENV + "." + name + "..";
  }

  private static Set<String> words(String names) {
    return Set.of(names.split(" "));
  }

  private static Set<String> with(Set<String> names, String more) {
    return union(names, words(more));
  }

  private static Set<String> union(Set<String> names, Set<String> more) {
    return Stream.concat(names.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
