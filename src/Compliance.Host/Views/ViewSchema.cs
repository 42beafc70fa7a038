using Compliance.Kernel;
using Npgsql;

namespace Compliance.Host.Views;

/// <summary>The tables of all views. A view whose shape has changed gets a new table; <see cref="ViewRebuild"/> fills it from the events.</summary>
internal static class ViewSchema
{
    public const string Registry = $"{ViewTable.Schema}.views";

    public static string Ddl(IEnumerable<StreamKind> kinds) => $"""
        create schema if not exists {ViewTable.Schema};

        create table if not exists {Registry} (
          name text primary key,
          shape_version integer not null,
          live_since timestamptz not null default now()
        );

        {ViewCounts.Ddl}
        """ + string.Join("\n", kinds.OrderBy(k => k.View.Name, StringComparer.Ordinal).Select(k => ViewTable.Of(k.View).Ddl()));

    /// <summary>The views that must be built from the events before anybody reads them: never built, or of another shape.</summary>
    public static async Task<IReadOnlyList<StreamKind>> NotLiveAsync(NpgsqlDataSource source, IReadOnlyCollection<StreamKind> kinds, CancellationToken ct)
    {
        var live = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var command = source.CreateCommand($"select name, shape_version from {Registry}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) live[reader.GetString(0)] = reader.GetInt32(1);
        return [.. kinds.Where(k => live.GetValueOrDefault(k.View.Name) != ViewTable.Of(k.View).Version)];
    }
}
