namespace GraphQL.Execution.Binding;

/// <summary>How the names of the SDL and of C# meet.</summary>
internal static class Names
{
    /// <summary><c>activity</c> is served by Activity, GetActivity, ActivityAsync and GetActivityAsync.</summary>
    public static bool Match(string sdl, string member)
    {
        if (Same(sdl, member)) return true;
        var name = member.AsSpan();
        if (name.EndsWith("Async") && name.Length > 5) name = name[..^5];
        if (Same(sdl, name)) return true;
        return name.StartsWith("Get") && name.Length > 3 && char.IsUpper(name[3]) && Same(sdl, name[3..]);
    }

    private static bool Same(string sdl, ReadOnlySpan<char> member) =>
        member.Length == sdl.Length && char.ToUpperInvariant(sdl[0]) == char.ToUpperInvariant(member[0]) && member[1..].SequenceEqual(sdl.AsSpan(1));

    /// <summary><c>IN_REVIEW</c> and InReview are the same enum value.</summary>
    public static string EnumKey(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
