using System.Reflection;
using System.Reflection.Emit;

namespace HamuraBot.Tests.Architecture;

/// <summary>Which types a type mentions: in its shape, in its attributes and in the code of its methods.</summary>
public static class Mentions
{
    private const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The namespaces of the same assembly that a type mentions.</summary>
    public static IReadOnlySet<string> NamespacesIn(Type type) =>
        Of(type).SelectMany(Parts).Where(mentioned => mentioned.Assembly == type.Assembly).Select(mentioned => mentioned.Namespace ?? "").ToHashSet();

    private static IEnumerable<Type> Of(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetCustomAttributesData().Select(attribute => attribute.AttributeType),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetProperties(Own).Select(property => property.PropertyType),
        .. type.GetConstructors(Own).SelectMany(OfMethod),
        .. type.GetMethods(Own).SelectMany(method => OfMethod(method).Append(method.ReturnType)),
    ];

    private static IEnumerable<Type> OfMethod(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. OfCode(method),
    ];

    private static IEnumerable<Type> OfCode(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at];
            var instruction = OpCodesByValue[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                foreach (var mentioned in OfMember(Resolve(method, BitConverter.ToInt32(code, at))))
                {
                    yield return mentioned;
                }
            }

            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static IEnumerable<Type> OfMember(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo called => [called.DeclaringType!, called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
        ConstructorInfo made => [made.DeclaringType!],
        _ => [],
    };

    /// <summary>A type itself, and what it is made of: elements of arrays, arguments of generics.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];
}
