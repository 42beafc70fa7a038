using System.Collections.Concurrent;

namespace EventStore.Postgres;

/// <summary>The statements of the Sql folder with the schemas' names in them; each text is made once, so that each is prepared once.</summary>
/// <param name="beside">A type of the assembly whose statements these are, in whose folder Sql they lie; null: the store's own.</param>
internal sealed class SqlTexts(EventStoreOptions options, Type? beside = null)
{
    private readonly Type _beside = beside ?? typeof(SqlTexts);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string this[string name] => _texts.GetOrAdd(name, Load);

    public static string Quoted(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private string Load(string name)
    {
        using var stream = _beside.Assembly.GetManifestResourceStream($"{_beside.Namespace}.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"There is no statement '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("{schema}", Quoted(options.Schema), StringComparison.Ordinal)
            .Replace("{own}", Quoted(options.OwnSchema), StringComparison.Ordinal)
            .TrimEnd();
    }
}
