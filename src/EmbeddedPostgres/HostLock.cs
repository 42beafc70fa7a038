using System.Text.Json;

namespace EmbeddedPostgres;

/// <summary>Who holds a data directory.</summary>
/// <param name="Pid">Process id on <paramref name="Machine"/>.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="User">The account the process runs as.</param>
/// <param name="Since">When it took the directory.</param>
/// <param name="Address">Where it answers, once it does.</param>
public sealed record HostHolder(int Pid, string Machine, string User, DateTimeOffset Since, string? Address);

/// <summary>
/// One host a data directory. The lock dies with the process, so a killed host leaves nothing to clean up;
/// the holder's particulars stand beside it in <c>host.json</c> so that a refused second host can say who is there.
/// </summary>
public sealed class HostLock : IDisposable
{
    private readonly FileStream held;
    private readonly string card;

    private HostLock(FileStream held, string card) => (this.held, this.card) = (held, card);

    /// <summary>Takes the directory, or answers null and, where it can be read, who has it.</summary>
    public static HostLock? TryTake(string dataDirectory, out HostHolder? holder)
    {
        Directory.CreateDirectory(dataDirectory);
        var card = Path.Combine(dataDirectory, "host.json");
        if (FileLock.TryExclusive(Path.Combine(dataDirectory, "host.lock")) is not { } held)
        {
            holder = Read(card);
            return null;
        }
        holder = null;
        var taken = new HostLock(held, card);
        taken.Announce(null);
        return taken;
    }

    /// <summary>Says who holds the directory now; null when nobody does.</summary>
    public static HostHolder? Holder(string dataDirectory)
    {
        if (!File.Exists(Path.Combine(dataDirectory, "host.lock")))
            return null;
        using var free = FileLock.TryExclusive(Path.Combine(dataDirectory, "host.lock"));
        return free is null ? Read(Path.Combine(dataDirectory, "host.json")) : null;
    }

    /// <summary>Writes down where this host answers.</summary>
    public void Announce(string? address)
    {
        var me = new HostHolder(Environment.ProcessId, Environment.MachineName, Environment.UserName, DateTimeOffset.UtcNow, address);
        var draft = card + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(me));
        File.Move(draft, card, overwrite: true);
    }

    /// <summary>Gives the directory back.</summary>
    public void Dispose()
    {
        File.Delete(card);
        held.Dispose();
    }

    private static HostHolder? Read(string card)
    {
        try
        {
            return JsonSerializer.Deserialize<HostHolder>(File.ReadAllText(card));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
