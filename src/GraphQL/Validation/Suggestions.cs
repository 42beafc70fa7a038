namespace GraphQL.Validation;

/// <summary>Offers what may have been meant, when a name is a few letters off a known one.</summary>
internal static class Suggestions
{
    public static string For(string name, IEnumerable<string> known)
    {
        if (name.Length > 100) return "";
        var limit = Math.Max(1, name.Length * 2 / 5);
        var near = known.Where(k => Math.Abs(k.Length - name.Length) <= limit && !k.StartsWith("__", StringComparison.Ordinal)).Take(500)
            .Select(k => (Name: k, Distance: Distance(name.ToUpperInvariant(), k.ToUpperInvariant())))
            .Where(k => k.Distance <= limit).OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).Take(3).Select(k => k.Name).ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
