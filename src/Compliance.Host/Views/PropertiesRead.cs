using System.Reflection;
using System.Reflection.Emit;

namespace Compliance.Host.Views;

/// <summary>
/// Which properties of a row a method reads, seen in its compiled code. Only what is plain counts: wherever the row itself goes
/// anywhere but into one of its getters (another method, a closure, an await), the answer is that everything may be read.
/// </summary>
internal static class PropertiesRead
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <param name="argument">The place of the row among the arguments, <c>this</c> included.</param>
    /// <returns>Names of properties with a setter, or null for everything.</returns>
    public static IReadOnlySet<string>? Of(MethodBase method, int argument, Type row)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) return null;
        var read = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < il.Length;)
        {
            var (code, operand) = Next(il, ref at);
            if (Touches(code, operand, il) is not { } touched || touched != argument) continue;
            if (!IsLoad(code) || at >= il.Length) return null;
            var (use, target) = Next(il, ref at);
            if (use != OpCodes.Call && use != OpCodes.Callvirt) return null;
            var called = method.Module.ResolveMethod(BitConverter.ToInt32(il, target), method.DeclaringType!.GetGenericArguments(), null)!;
            if (!called.Name.StartsWith("get_", StringComparison.Ordinal) || row.GetProperty(called.Name[4..]) is not { } property) return null;
            if (OfProperty(property) is not { } also) return null;
            read.UnionWith(also);
        }
        return read;
    }

    /// <summary>A property that is stored is itself; one that is computed is what its getter reads.</summary>
    public static IReadOnlySet<string>? OfProperty(PropertyInfo property) =>
        property.SetMethod is not null ? new HashSet<string> { property.Name } : Of(property.GetMethod!, 0, property.DeclaringType!);

    private static (OpCode Code, int Operand) Next(byte[] il, ref int at)
    {
        var code = Codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
        var operand = at += code.Size;
        at += code.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, operand)),
            _ => 4,
        };
        return (code, operand);
    }

    private static bool IsLoad(OpCode code) => code.Name!.StartsWith("ldarg", StringComparison.Ordinal) && !code.Name.StartsWith("ldarga", StringComparison.Ordinal);

    /// <summary>The argument an instruction loads, addresses or overwrites; null when it is about none.</summary>
    private static int? Touches(OpCode code, int operand, byte[] il) => code.Name switch
    {
        "ldarg.0" => 0,
        "ldarg.1" => 1,
        "ldarg.2" => 2,
        "ldarg.3" => 3,
        "ldarg.s" or "ldarga.s" or "starg.s" => il[operand],
        "ldarg" or "ldarga" or "starg" => BitConverter.ToInt16(il, operand),
        _ => null,
    };
}
