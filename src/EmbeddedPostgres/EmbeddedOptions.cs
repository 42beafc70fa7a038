namespace EmbeddedPostgres;

/// <summary>What a private PostgreSQL needs to know before it starts.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The directory that holds the cluster (in <c>postgres/</c>), its password and its locks. Made when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Told in plain sentences what takes time: an install, an initdb, a recovery. Never told a secret.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Where downloaded binaries are kept; null = the user's cache directory (<c>/var/cache</c> for root).</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>Settings for postgresql.conf that win over the house's own, name to value without quotes.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>False lets a crash of the machine lose or tear the cluster. Only for clusters that are thrown away.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a start may take, recovery after a crash included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
