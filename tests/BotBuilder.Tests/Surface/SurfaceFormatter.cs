using System.Globalization;
using System.Reflection;

namespace BotBuilder.Tests.Surface;

/// <summary>Writes public and protected members one a line: declaring type, kind, signature, with tabs between.</summary>
internal static class SurfaceFormatter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Assembly assembly) => assembly.GetTypes().Where(IsVisible).SelectMany(Lines);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = TypeNames.Of(type);
        yield return $"{name}\ttype\t{TypeLine(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValues(type))
            {
                yield return $"{name}\tenum\t{value} = {Convert.ToInt32(value, CultureInfo.InvariantCulture)}";
            }

            yield break;
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)))
        {
            yield return $"{name}\tctor\t{Access(constructor)} {TypeNames.Bare(type)}({Parameters(constructor)})";
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return $"{name}\tfield\t{FieldLine(field)}";
        }

        foreach (var property in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)))
        {
            yield return $"{name}\tproperty\t{PropertyLine(property)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(m => IsVisible(m) && !IsAccessor(m)))
        {
            var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
            yield return $"{name}\tmethod\t{Modifiers(method)} {TypeNames.Of(method.ReturnType)} {method.Name}{generics}"
                + $"({Parameters(method)}){Constraints(method.IsGenericMethod ? method.GetGenericArguments() : [])}";
        }
    }

    private static string TypeLine(Type type)
    {
        var name = TypeNames.Of(type);
        var access = type.IsPublic || type.IsNestedPublic ? "public" : "protected";
        if (type.IsEnum)
        {
            return $"{access} enum {name} : {TypeNames.Of(Enum.GetUnderlyingType(type))}";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"{access} delegate {name} = {TypeNames.Of(invoke.ReturnType)}({Parameters(invoke)})";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.GetInterfaces().Where(i => i.IsVisible).Select(TypeNames.Of).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object))
        {
            bases.Insert(0, TypeNames.Of(parent));
        }

        return $"{access} {kind} {name}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}"
            + Constraints(type.IsGenericType ? type.GetGenericArguments() : []);
    }

    private static string FieldLine(FieldInfo field)
    {
        var access = field.IsPublic ? "public" : "protected";
        var name = $"{TypeNames.Of(field.FieldType)} {field.Name}";
        return field.IsLiteral
            ? $"{access} const {name} = {Literal(field.GetRawConstantValue(), field.FieldType)}"
            : $"{access}{(field.IsStatic ? " static" : "")}{(field.IsInitOnly ? " readonly" : "")} {name}";
    }

    private static string PropertyLine(PropertyInfo property)
    {
        var leading = property.GetAccessors(true).First(IsVisible);
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? " set;" : "";
        return $"{Modifiers(leading)} {TypeNames.Of(property.PropertyType)} {property.Name} {{{get}{set} }}";
    }

    private static string Modifiers(MethodBase method)
    {
        var modifiers = Access(method) + (method.IsStatic ? " static" : "");
        if (method.DeclaringType!.IsInterface || !method.IsVirtual)
        {
            return modifiers;
        }

        if (method is MethodInfo info && info.GetBaseDefinition() != info)
        {
            return modifiers + (method.IsFinal ? " sealed override" : " override");
        }

        return modifiers + (method.IsAbstract ? " abstract" : method.IsFinal ? "" : " virtual");
    }

    private static string Parameters(MethodBase method)
    {
        var first = method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) ? "this " : "";
        return first + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var caller = parameter.IsDefined(typeof(System.Runtime.CompilerServices.CallerMemberNameAttribute)) ? "[CallerMemberName] " : "";
        var kind = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{caller}{kind}{TypeNames.Of(type)} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue, type)}" : "");
    }

    private static string Constraints(Type[] parameters) => string.Concat(parameters.Select(parameter =>
    {
        var bounds = parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(TypeNames.Of).ToList();
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            bounds.Insert(0, "class");
        }

        return bounds.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", bounds)}";
    }));

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) == null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";
}
