using System.Collections.Concurrent;
using System.Text;

namespace Compliance.Kernel;

/// <summary>How an enum member is written in SDL, in filters and in view tables: <c>InReview</c> ↔ <c>IN_REVIEW</c>.</summary>
internal static class SdlName
{
    private static readonly ConcurrentDictionary<object, string> Names = new();

    public static string Of(object member) => member is string s ? s : Names.GetOrAdd(member, static m => Upper(m.ToString()!));

    public static string Upper(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            var boundary = i > 0 && char.IsUpper(pascal[i]) && (char.IsLower(pascal[i - 1]) || char.IsDigit(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1])));
            if (boundary) text.Append('_');
            text.Append(char.ToUpperInvariant(pascal[i]));
        }
        return text.ToString();
    }

    public static T Parse<T>(string sdlName) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == sdlName) return value;
        throw new ArgumentException($"{sdlName} is no {typeof(T).Name}.", nameof(sdlName));
    }
}
