namespace Mittelpunkt.Domain.Members;

/// <summary>What a member may do for its organisation. Each right stands for itself; <see cref="Own"/> includes all others.</summary>
[Flags]
public enum Rights
{
    /// <summary>Belongs to it, nothing more.</summary>
    None = 0,
    /// <summary>Owner (Inhaber): admits members, gives rights, hands over.</summary>
    Own = 1,
    /// <summary>Editor (Redaktion): changes the entry.</summary>
    Edit = 2,
    /// <summary>Speaker (Sprecher): confirms co-operations and answers in its name.</summary>
    Speak = 4,
    /// <summary>Transfer office (Transferstelle): enquiries to a university or institute come here.</summary>
    Transfer = 8,
}
