package dev.penv.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives each case of a sealed interface its simple name, in the property {@code @type}. The set is
 * closed by the compiler: no name in stored data can reach another class.
 */
final class SealedFamilies extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final JsonTypeInfo.Value BY_NAME =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "@type", null, false, true, false);

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    var declared = super.findPolymorphicTypeInfo(config, annotated);
    if (declared != null || !(annotated instanceof AnnotatedClass)) return declared;
    return belongsToFamily(annotated.getRawType()) ? BY_NAME : null;
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    var type = annotated.getRawType();
    if (!isFamily(type)) return super.findSubtypes(annotated);
    var cases = new ArrayList<NamedType>();
    collect(type, cases);
    return cases;
  }

  @Override
  public @Nullable String findTypeName(AnnotatedClass annotated) {
    return belongsToFamily(annotated.getRawType())
        ? annotated.getRawType().getSimpleName()
        : super.findTypeName(annotated);
  }

  private static void collect(Class<?> family, List<NamedType> cases) {
    for (var permitted : family.getPermittedSubclasses()) {
      if (isFamily(permitted)) collect(permitted, cases);
      else cases.add(new NamedType(permitted, permitted.getSimpleName()));
    }
  }

  private static boolean belongsToFamily(Class<?> type) {
    if (isFamily(type)) return true;
    for (var parent : type.getInterfaces()) if (isFamily(parent)) return true;
    return false;
  }

  private static boolean isFamily(Class<?> type) {
    return type.isInterface() && type.isSealed();
  }
}
