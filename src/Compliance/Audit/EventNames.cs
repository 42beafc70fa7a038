using System.Collections.Concurrent;
using System.Reflection;
using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>What an event is called and why it happened, read from the record alone: no room needs to tell its history itself.</summary>
internal static class EventNames
{
    private static readonly Lazy<IReadOnlyDictionary<Type, string>> Stored = new(static () =>
        Rooms.All.SelectMany(r => r.Events).ToDictionary(e => e.Type, e => e.StoredName));

    private static readonly ConcurrentDictionary<Type, Func<object, string?>> Reasons = new();

    public static string StoredName(object @event) => Stored.Value.GetValueOrDefault(@event.GetType()) ?? SdlName.Upper(@event.GetType().Name).ToLowerInvariant();

    private static readonly string[] Told = ["Reason", "Comment", "Resolution", "Text", "Note", "Measures", "Basis", "Evidence", "What"];

    /// <summary>What was written with the event: the reason, or else the comment, resolution, answer, note, measures, basis or evidence.</summary>
    public static string? Why(object @event) => Reasons.GetOrAdd(@event.GetType(), static type =>
    {
        var told = Told.Select(n => type.GetProperty(n)).OfType<PropertyInfo>().Where(p => p.PropertyType == typeof(string)).ToList();
        return e => told.Select(p => (string?)p.GetValue(e)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    })(@event);

    /// <summary>The code of the sentence in <see cref="Texts"/>.</summary>
    public static string TextCode(string storedName) => "event." + storedName;
}
