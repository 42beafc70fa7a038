namespace Compliance.Kernel;

/// <summary>
/// What a service may remember for a few seconds instead of reading it for every request. The host keeps it, because the
/// host owns the clock.
/// </summary>
internal interface IMemory
{
    /// <summary>
    /// The value of that key, at most <paramref name="atMost"/> old; one caller at a time loads it, the others wait for him.
    /// A load that throws leaves nothing behind. A load during which the key was forgotten answers its caller and is not kept.
    /// </summary>
    ValueTask<T> Recall<T>(string key, TimeSpan atMost, Func<CancellationToken, ValueTask<T>> load, CancellationToken ct) where T : class;

    /// <summary>Drops the value after it was changed here; other hosts see the change when theirs has aged.</summary>
    void Forget(string key);
}
